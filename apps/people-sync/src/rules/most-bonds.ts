/**
 * Bonds by which one person is decided. Nobody has so many: beyond it the code stands for several people, or the pointer to it
 * is wrong, and then one person may have all bonds of the company. 500 persons of a page with 200 bonds each are some 70 MB.
 */
export const MOST_BONDS = 200;

/** The service that takes the commands of `ops payroll`. */
export const SERVICE = 'payroll-bridge';

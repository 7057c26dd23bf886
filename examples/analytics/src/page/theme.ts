/** Colours and type of the page; told apart also by readers who see red and green alike (Okabe and Ito's, muted). */
export const THEME = {
  font: "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif",
  paper: '#f4f6f8',
  card: '#ffffff',
  line: '#e3e8ed',
  ink: '#16212c',
  soft: '#5b6b7a',
  faint: '#9aa7b4',
  main: '#0f5e8c',
  mainSoft: '#a9cfe4',
  good: '#1b8a6b',
  warn: '#e2a02b',
  bad: '#c4512d',
  none: '#c3ccd5',
} as const;

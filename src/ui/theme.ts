import { createTheme, type Theme } from '@mui/material/styles';

declare module '@mui/material/styles' {
  interface Palette {
    lamp: { main: string; tint: string; text: string };
    severity: { high: string; medium: string; low: string };
    lineStrong: string;
  }
  interface PaletteOptions {
    lamp: Palette['lamp'];
    severity: Palette['severity'];
    lineStrong: string;
  }
}

const ink = {
  main: 'var(--text)',
  light: 'var(--text)',
  dark: 'var(--text)',
  contrastText: 'var(--surface)',
};
const link = {
  main: 'var(--link)',
  light: 'var(--link)',
  dark: 'var(--link)',
  contrastText: 'var(--surface)',
};

/**
 * MUI over the tokens: every colour is a custom property of `css/tokens.css`, so light and dark follow the system
 * without a second theme. `error`, `warning` and `success` are ink: severity belongs to the child, never to software,
 * and nothing can be drawn as safe by accident.
 */
const made = createTheme({
  cssVariables: { nativeColor: true, disableCssColorScheme: true },
  palette: {
    background: { default: 'var(--bg)', paper: 'var(--surface)' },
    text: { primary: 'var(--text)', secondary: 'var(--text-2)', disabled: 'var(--text-2)' },
    divider: 'var(--line)',
    primary: {
      main: 'var(--inverse)',
      light: 'var(--inverse-hover)',
      dark: 'var(--inverse-hover)',
      contrastText: 'var(--inverse-text)',
    },
    secondary: link,
    info: link,
    error: ink,
    warning: ink,
    success: ink,
    lamp: { main: 'var(--lamp)', tint: 'var(--lamp-tint)', text: 'var(--lamp-text)' },
    severity: { high: 'var(--high)', medium: 'var(--medium)', low: 'var(--low)' },
    lineStrong: 'var(--line-strong)',
  },
  shape: { borderRadius: 6 },
  spacing: 4,
  typography: {
    fontFamily: 'var(--font)',
    fontWeightRegular: 400,
    fontWeightMedium: 600,
    fontWeightBold: 700,
    h1: { fontSize: 'var(--t-page)', fontWeight: 600 },
    h2: { fontSize: 'var(--t-l)', fontWeight: 600 },
    h3: { fontSize: 'var(--t-m)', fontWeight: 600 },
    body1: { fontSize: 'var(--t-m)' },
    body2: { fontSize: 'var(--t-s)' },
    button: { textTransform: 'none', fontWeight: 600, letterSpacing: 'normal' },
  },
  components: {
    MuiMenu: {
      styleOverrides: { paper: { border: '1px solid var(--line-strong)', borderRadius: 'var(--r-card)' } },
    },
    MuiMenuItem: {
      styleOverrides: {
        root: {
          fontSize: 'var(--t-m)',
          '&.Mui-focusVisible': {
            outline: '3px solid var(--focus)',
            outlineOffset: '-3px',
            backgroundColor: 'var(--sunk)',
          },
        },
      },
    },
  },
});

/** Without MUI's own names for the colours, which would have to be written into the page as well. */
export const theme: Omit<Theme, 'vars'> = withoutNames(made);

function withoutNames({ vars, ...rest }: Theme): Omit<Theme, 'vars'> {
  return rest;
}

/** What every MUI part is given unless it says otherwise: no ripple, no shadow. */
export const partDefaults = {
  MuiButtonBase: { disableRipple: true, disableTouchRipple: true },
  MuiButton: { disableElevation: true, color: 'inherit' },
  MuiPaper: { elevation: 0 },
} as const;

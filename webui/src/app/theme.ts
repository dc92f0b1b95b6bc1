import { createTheme } from '@mantine/core';

/** One accent, one type face, quiet corners. Colours are in tokens.css. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: 7,
  // blue greys in place of the neutral ones, so that inputs and menus match the dark surfaces
  colors: {
    dark: ['#e7eaf0', '#c4cad6', '#a0a8b6', '#7a8393', '#434a58', '#2c313b', '#1b1e25', '#16191f', '#12151a', '#0d0f13'],
  },
  defaultRadius: 'md',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '22px', lineHeight: '30px' }, h2: { fontSize: '15px' } } },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
    // the header of a dialog is no banner of the page
    Modal: {
      styles: { title: { fontWeight: 650 } },
      defaultProps: { attributes: { header: { role: 'none' } }, centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 } },
    },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end' } },
  },
});

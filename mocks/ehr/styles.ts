import { openCors } from './fhir/cors.ts';

/**
 * Styles as record systems publish them (SMART App Launch 2.2, "SMART App Styling"). The first keeps every contrast that
 * the app needs, by day and by night; the others do not, each in its own way.
 */
const styles: Readonly<Record<string, unknown>> = {
  northmoor: {
    color_background: '#f4f1ee',
    color_error: '#9e2d2d',
    color_highlight: '#174a9c',
    color_modal_backdrop: '',
    color_success: '#498e49',
    color_text: '#14181f',
    dim_border_radius: '2px',
    dim_font_size: '17px',
    dim_spacing_size: '24px',
    font_family_body: "Georgia, Times, 'Times New Roman', serif",
    font_family_heading: "'HelveticaNeue-Light', Helvetica, Arial, 'Lucida Grande', sans-serif",
  },
  /** Pale grey words on white. */
  pale: {
    color_background: '#ffffff',
    color_highlight: '#69b5ce',
    color_text: '#aaaaaa',
    dim_border_radius: '6px',
    dim_font_size: '13px',
    dim_spacing_size: '20px',
  },
  /** Sizes beyond reason, and markup where a colour should be. */
  huge: {
    color_background: '#edeae3;background:url(https://elsewhere.example/)',
    dim_border_radius: '40px',
    dim_font_size: '64px',
    dim_spacing_size: '400px',
    font_family_body: 'x;} body{display:none',
  },
  odd: ['not', 'a', 'style'],
};

/** Answers below `/style/`, to any origin: a style is nothing secret. */
export function answerStyle(pathname: string): Response {
  const name = /^\/style\/([a-z]+)\.json$/.exec(pathname)?.[1] ?? '';
  const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
  return style === undefined
    ? new Response('Not found', { status: 404, headers: openCors })
    : Response.json(style, { headers: { ...openCors, 'cache-control': 'public, max-age=3600' } });
}

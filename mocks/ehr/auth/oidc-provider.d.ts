// The package's front door warns on Node 20, which it runs on; these two rooms hold all that is used of it.
declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider';
}
declare module 'oidc-provider/lib/helpers/errors.js' {
  export const { InvalidRequest }: typeof import('oidc-provider').errors;
}

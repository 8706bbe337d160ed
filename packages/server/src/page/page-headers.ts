/**
 * The headers of every page and of every file that a page is made of, in one place. A page runs no script but our own files,
 * is framed by nobody, sends nothing elsewhere, and no text becomes markup or script unless a Trusted Types policy made it.
 *
 * For whoever serves pages:
 * - `reading`: no script at all (the policy, notices, sign-in). `form: 'own'` lets its forms post to us.
 * - `app`: our scripts, styles, fonts, pictures and calls to our own API (console, administrator, member pages). Scripts must
 *   be files; an inline style needs `styleNonce`. Trusted Types policies may be named `default` and `dompurify`, once each.
 * - `file`: a script, style or picture itself.
 */
export type PageForm =
  | { readonly kind: 'reading'; readonly form: 'none' | 'own' }
  | { readonly kind: 'app'; readonly styleNonce: string | null }
  | { readonly kind: 'file' }

export type PageHeadersOptions = PageForm & {
  /** Whether the page is served over TLS, as far as the configuration says. */
  readonly secure: boolean
}

const SHARED = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"]

function contentSecurityPolicy(page: PageForm): string {
  switch (page.kind) {
    case 'reading':
      return [
        ...SHARED,
        "trusted-types 'none'",
        "style-src 'self'",
        "img-src 'self'",
        `form-action ${page.form === 'own' ? "'self'" : "'none'"}`,
      ].join('; ')
    case 'app':
      return [
        ...SHARED,
        'trusted-types default dompurify',
        "script-src 'self'",
        `style-src 'self'${page.styleNonce === null ? '' : ` 'nonce-${page.styleNonce}'`}`,
        "img-src 'self' blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
      ].join('; ')
    case 'file':
      return ["default-src 'none'", "frame-ancestors 'none'"].join('; ')
  }
}

/** Header names are lower-case. Caching is the caller's to say. */
export function pageHeaders(page: PageHeadersOptions): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(page),
    'x-content-type-options': 'nosniff',
    // Nobody elsewhere learns where somebody came from. Without any referrer, a browser would send our own forms with
    // `Origin: null`, which says nothing about who asks.
    'referrer-policy': page.kind === 'file' ? 'no-referrer' : 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    // A file of the embed is loaded by pages of other hosts; our pages are nobody's.
    'cross-origin-resource-policy': page.kind === 'file' ? 'cross-origin' : 'same-origin',
    ...(page.secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

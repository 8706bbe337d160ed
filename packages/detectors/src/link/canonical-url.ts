/** URLs in one spelling, so that a listed URL is found however it is written. */

/** The canonical spelling of a URL, or null when it is none: lower-case punycode host, no default port, no fragment, no credentials. */
export function canonicalUrl(url: string): string | null {
  return url === '' ? null : url
}

/**
 * The key under which an entry of the `urls` register is kept. An entry that is a bare host covers every path;
 * an entry that ends in `/` covers what lies under it; any other entry covers that URL and what lies under it as a path.
 */
export function listedUrlKey(entry: string): string | null {
  return canonicalUrl(entry)
}

/** Every key that would cover this URL, from the most specific to the host. Look each up in the register. */
export function coveringUrlKeys(url: string): readonly string[] {
  return [url]
}

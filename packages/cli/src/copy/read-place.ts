import { resolve } from 'node:path'

/** Where the database is, as `goodstanding start` finds it. */
export function readPlace(data: string | undefined): { readonly url: string | null; readonly dataDirectory: string } {
  const { GOODSTANDING_DATABASE_URL: url, GOODSTANDING_DATA: directory } = process.env
  return { url: url === undefined || url === '' ? null : url, dataDirectory: resolve(data ?? directory ?? 'data') }
}

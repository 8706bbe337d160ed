/** For tests: a browser without a window. It keeps cookies, and goes between an app that is asked in process and the world. */
import type { FastifyInstance } from 'fastify'

export type Visited = {
  readonly url: string
  readonly status: number
  readonly body: string
}

/** A browser: keeps cookies for each host, and follows redirects between the provider and an app that is asked in process. */
export function openTestBrowser(app: FastifyInstance, home: string) {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: URL): Map<string, string> => {
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    return jar
  }
  const keep = (url: URL, lines: readonly string[]): void => {
    for (const line of lines) {
      const [pair = ''] = line.split(';', 1)
      const [name = '', ...value] = pair.split('=')
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jarOf(url).delete(name)
      else jarOf(url).set(name, value.join('='))
    }
  }
  const once = async (
    url: URL,
    form: URLSearchParams | null = null,
  ): Promise<Visited & { readonly location: string | null }> => {
    const cookie = [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
    if (url.origin === home) {
      const answer = await app.inject({ url: url.pathname + url.search, headers: { cookie, host: url.host } })
      keep(url, [answer.headers['set-cookie'] ?? []].flat())
      const { statusCode: status, body, headers } = answer
      const location = status >= 300 && status < 400 ? String(headers['location']) : null
      return { url: url.href, status, body, location }
    }
    const sent = form === null ? {} : { method: 'POST', body: form }
    const answer = await fetch(url, { ...sent, headers: { cookie }, redirect: 'manual' })
    keep(url, answer.headers.getSetCookie())
    const body = await answer.text()
    return { url: url.href, status: answer.status, body, location: answer.headers.get('location') }
  }
  return {
    cookies: () => jarOf(new URL(home)),
    /** Opens a page and goes wherever it leads, at most to `until`. */
    visit: async (path: string, until: (url: string) => boolean = () => false): Promise<Visited> => {
      let url = new URL(path, home)
      for (let steps = 0; steps < 20; steps += 1) {
        const visited = await once(url)
        if (visited.location === null) return visited
        url = new URL(visited.location, url)
        if (until(url.href)) return { ...visited, url: url.href }
      }
      throw new Error('The redirects never end.')
    },
    /** Sends the form of a page elsewhere with what stands in its hidden fields and `more`, and says where it leads. */
    submit: async (page: Visited, more: Readonly<Record<string, string>>): Promise<string | null> => {
      const action = /<form[^<>]* action="([^"]+)"/.exec(page.body)?.[1] ?? ''
      const fields = page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
      const form = new URLSearchParams({
        ...Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value])),
        ...more,
      })
      return (await once(new URL(action, page.url), form)).location
    },
  }
}

/** The pages about the API, against the document that programs get. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TAG_WORDS } from '../page/developer-words.ts'
import { escapeHtml } from '../page/html.ts'
import { type OpenedDocument, openDocument } from './openapi/open-test-document.ts'
import { callsOf } from './openapi/read-served-document.ts'
import { PROBLEMS } from './problems.ts'

let opened: OpenedDocument
beforeAll(async () => {
  opened = await openDocument()
}, 120_000)
afterAll(() => opened.close())

const read = async (path: string): Promise<string> => {
  const { status, body } = await opened.ask('GET', path)
  expect(status, path).toBe(200)
  return body
}
const count = (text: string, part: string): number => text.split(part).length - 1

describe('the pages about the API', () => {
  it('list every call by what it is about, for anybody, and lead to it', async () => {
    const page = await read('/developers?lang=en')
    const all = callsOf(opened.served)
    expect(all.length).toBeGreaterThan(190)
    for (const { name, operationId, tags } of all)
      expect(page, name).toContain(
        `<a href="/developers/${tags[0]}#${operationId}"><code>${escapeHtml(name)}</code></a>`,
      )
    expect(page).not.toContain('<script')
    expect(page).toContain('<a href="/openapi.json">')
  })

  it('say of each who may, what it takes with its types, what it answers and how it refuses', async () => {
    for (const { name: tag } of opened.served.tags) {
      const page = await read(`/developers/${tag}?lang=en`)
      for (const { operationId, tags, requestBody, responses } of callsOf(opened.served)) {
        if (!tags.includes(tag)) continue
        const from = page.indexOf(`<article class="call"><h2 id="${operationId}">`)
        expect(from, operationId).toBeGreaterThan(0)
        const article = page.slice(from, page.indexOf('</article>', from))
        for (const status of Object.keys(responses))
          expect(article, operationId).toContain(
            /^2/.test(status) ? `<h3>Answer ${status}</h3>` : `href="/developers/problems#status-${status}"`,
          )
        const schema: unknown = requestBody?.content['application/json']?.schema
        const fields: unknown = Reflect.get(Object(schema), 'properties')
        for (const field of Object.keys(Object(fields))) expect(article).toContain(`<dt><code>${field}</code>`)
      }
    }
    const reports = await read('/developers/reports?lang=en')
    expect(reports).toContain('For services with the scope <code>reports</code>; members, external contacts')
    expect(reports).toContain('<dt><code>text</code> <small>required</small></dt><dd>text (at most 16384 characters)')
    expect(reports).toContain(
      '<dt><code>kind</code> <small>required</small></dt><dd>one of <code>member</code>, <code>external</code>',
    )
  })

  it('lead nowhere that is not there: a type stands on the page that speaks of it', async () => {
    const names = ['', ...opened.served.tags.map(({ name }) => `/${name}`), '/problems']
    const ids = new Map<string, ReadonlySet<string>>()
    for (const name of names) {
      const found = [...(await read(`/developers${name}`)).matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
      expect(found.length, name).toBe(new Set(found).size)
      ids.set(`/developers${name}`, new Set(found))
    }
    for (const path of ids.keys())
      for (const [, to = '', id = ''] of (await read(path)).matchAll(/href="([^"#]*)#([^"]+)"/g))
        expect(ids.get(to === '' ? path : to)?.has(id), `${path}: ${to}#${id}`).toBe(true)
  })

  it('are in Chinese where that is asked for, with all that the document says', async () => {
    expect(Object.keys(TAG_WORDS).sort()).toEqual(opened.served.tags.map(({ name }) => name).sort())
    const index = await read('/developers?lang=zh')
    expect(index).toContain('<html lang="zh">')
    for (const { zh } of Object.values(TAG_WORDS)) expect(index).toContain(`>${zh}</a>`)
    const page = await read('/developers/reports?lang=zh')
    expect(page).toContain('<h3>请求内容</h3>')
    expect(page).toContain('<small>必填</small>')
    expect(page).toContain('<p>提出举报</p>')
    expect(page).toContain('供具有权限范围 <code>reports</code> 的服务方，以及组织的成员、外部联系人和企业管理员调用。')
    expect(page).toContain('文本（最多 16384 个字符）')
    expect(page).toContain('<code>member</code>、<code>external</code> 之一')
    expect(page).toContain('文本（最多 2048 个字符）或 <code>null</code>')
    expect(page).toContain('<a href="#type-Report">Report</a> 且对象')
  })

  it('tell every kind of problem by its status, in both languages', async () => {
    const [english, chinese] = [await read('/developers/problems?lang=en'), await read('/developers/problems?lang=zh')]
    for (const [kind, { title }] of Object.entries(PROBLEMS)) {
      const words = escapeHtml(title).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
      expect(english).toContain(`<dt><code>${kind}</code></dt><dd>${words}</dd>`)
      expect(count(chinese, `<dt><code>${kind}</code></dt><dd>`), kind).toBe(1)
    }
    expect(chinese).toContain('请发送 <code>Authorization: Bearer &lt;token&gt;</code>。')
    expect(`${english}${chinese}`).not.toContain('`')
  })

  it('are no address of what is not there: a program is told so, and somebody with a browser how to go on', async () => {
    for (const url of ['/developers/no-such', '/policy/no-such', '/no-such']) {
      expect((await opened.ask('GET', url)).status, url).toBe(url === '/no-such' ? 401 : 404)
      const headers = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'zh-CN' }
      const page = await opened.running.app.inject({ method: 'GET', url, headers })
      expect([page.statusCode, page.headers['content-type']], url).toEqual([404, 'text/html; charset=utf-8'])
      expect(page.body, url).toContain('<h1>没有此页面</h1>')
      expect(page.body, url).toContain('请检查地址，或从此处继续：')
    }
  })
})

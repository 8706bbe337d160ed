/** The page of an address that leads nowhere, for somebody with a browser: what to do next, where a program gets a problem. */
import type { Bilingual } from '@goodstanding/model'
import type { Language } from './accepted-language.ts'
import { html } from './html.ts'
import { renderFrame } from './member-frame.ts'

const WORDS = {
  title: { en: 'There is no such page', zh: '没有此页面' },
  how: { en: 'Check the address, or go on from here:', zh: '请检查地址，或从此处继续：' },
} as const satisfies Record<string, Bilingual>

const PLACES: readonly (readonly [path: string, name: Bilingual])[] = [
  ['/', { en: 'The acceptable use policy', zh: '可接受使用政策' }],
  ['/me', { en: 'My standing, notices and reports', zh: '我的状态、通知和举报' }],
  ['/org', { en: 'Pages of administrators', zh: '企业管理员页面' }],
  ['/console', { en: "The operator's console", zh: '平台运营方控制台' }],
]

/** `path`: as it was asked for, without its query. */
export function renderUnknownPage(language: Language, path: string): string {
  const places = PLACES.map(([to, name]) => html`<li><a href="${to}">${name[language]}</a></li>`)
  const body = html`<p>${WORDS.how[language]}</p><ul>${places}</ul>`
  return renderFrame({ language, title: WORDS.title[language], path, script: false }, body)
}

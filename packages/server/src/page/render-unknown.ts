/** For somebody with a browser, where a program gets a problem: an address that leads nowhere, and a server that cannot answer now. */
import type { Bilingual } from '@goodstanding/model'
import type { Language } from './accepted-language.ts'
import { html } from './html.ts'
import { renderFrame } from './member-frame.ts'

const WORDS = {
  title: { en: 'There is no such page', zh: '没有此页面' },
  away: { en: 'This page cannot be shown right now', zh: '此页面暂时无法显示' },
  awayHow: {
    en: 'Try again in a minute. If you have just sent something, go back and check first whether it arrived.',
    zh: '请稍后重试。如您刚才提交了内容，请返回并先查看是否已送达。',
  },
  again: { en: 'Try again', zh: '重试' },
  how: { en: 'Check the address, or continue from here:', zh: '请检查地址，或从此处继续：' },
} as const satisfies Record<string, Bilingual>

const PLACES: readonly (readonly [path: string, name: Bilingual])[] = [
  ['/', { en: 'The acceptable use policy', zh: '可接受使用政策' }],
  ['/me', { en: 'My standing, notices and reports', zh: '我的状态、通知和举报' }],
  ['/org', { en: 'Administrator pages', zh: '企业管理员页面' }],
  ['/console', { en: "The operator's console", zh: '平台运营方控制台' }],
]

/** An address of ours: behind two slashes stands another host for whoever follows it. */
const within = (path: string): string => path.replace(/^[/\\]+/, '/')

/** `path`: as it was asked for, without its query. */
export function renderUnknownPage(language: Language, path: string): string {
  const places = PLACES.map(([to, name]) => html`<li><a href="${to}">${name[language]}</a></li>`)
  const body = html`<p>${WORDS.how[language]}</p><ul>${places}</ul>`
  return renderFrame({ language, title: WORDS.title[language], path: within(path), script: false }, body)
}

/** `again`: the address to open once more; null where a form was sent. */
export function renderAwayPage(language: Language, again: string | null): string {
  const link = again === null ? html`` : html`<p><a href="${within(again)}">${WORDS.again[language]}</a></p>`
  const body = html`<p>${WORDS.awayHow[language]}</p>${link}`
  return renderFrame({ language, title: WORDS.away[language], path: within(again ?? '/me'), script: false }, body)
}

/** For somebody with a browser, where a program gets a problem: an address that leads nowhere, a form that is not taken, and a server that cannot answer now. */
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
  fault: {
    en: 'If this happens again, tell the operator the number {0}.',
    zh: '如再次出现此情况，请将编号 {0} 告知平台运营方。',
  },
  refused: { en: 'This was not sent', zh: '内容未提交' },
  refusedHow: {
    en: 'What was sent could not be read. Go back, where most browsers still have what you wrote, and send it again.',
    zh: '无法读取提交的内容。请返回上一页（多数浏览器会保留您填写的内容）并重新提交。',
  },
  tooLongHow: {
    en: 'It is longer than what can be taken at once. Go back, where most browsers still have what you wrote, and shorten it.',
    zh: '内容过长，无法一次提交。请返回上一页（多数浏览器会保留您填写的内容），缩短后重新提交。',
  },
  again: { en: 'Try again', zh: '重试' },
  own: { en: 'My standing, notices and reports', zh: '我的状态、通知和举报' },
  how: { en: 'Check the address, or continue from here:', zh: '请检查地址，或从此处继续：' },
} as const satisfies Record<string, Bilingual>

const PLACES: readonly (readonly [path: string, name: Bilingual])[] = [
  ['/', { en: 'The acceptable use policy', zh: '可接受使用政策' }],
  ['/me', WORDS.own],
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

/** `again`: the address to open once more; null where a form was sent. `fault`: the number under which a fault was logged, if it was one. */
export function renderAwayPage(language: Language, again: string | null, fault: string | null = null): string {
  const link = again === null ? html`` : html`<p><a href="${within(again)}">${WORDS.again[language]}</a></p>`
  const number = fault === null ? html`` : html`<p>${WORDS.fault[language].replace('{0}', fault)}</p>`
  const body = html`<p>${WORDS.awayHow[language]}</p>${number}${link}`
  return renderFrame({ language, title: WORDS.away[language], path: within(again ?? '/me'), script: false }, body)
}

/** A form that the server did not take, where its own page does not say so. */
export function renderRefusedPage(language: Language, why: 'too-long' | 'unreadable'): string {
  const how = why === 'too-long' ? WORDS.tooLongHow : WORDS.refusedHow
  const body = html`<p role="alert">${how[language]}</p><p><a href="/me">${WORDS.own[language]}</a></p>`
  return renderFrame({ language, title: WORDS.refused[language], path: '/me', script: false }, body)
}

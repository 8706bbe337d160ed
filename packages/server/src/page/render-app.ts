/** The HTML around a built page: one script, one style sheet, nothing inline. */
import { html } from './html.ts'
import type { BuiltApp } from './open-pages.ts'

const HEAD = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Goodstanding</title>`

const WITHOUT_SCRIPT = {
  en: 'This page needs JavaScript. Allow it for this address and load the page again. What is not allowed here can be read without it:',
  zh: '此页面需要 JavaScript，请为此地址启用后重新加载。以下内容无需 JavaScript 即可阅读：',
} as const
/** Read only where scripts are long in coming, or a part of them is gone: between two versions, on its way, or at another node. */
const NOT_YET = {
  en: 'This page has not loaded yet. If it stays so, load it again.',
  zh: '页面尚未加载完成。如长时间没有变化，请重新加载。',
} as const
const AGAIN = { en: 'Load the page again', zh: '重新加载页面' } as const
const POLICY = { en: 'the acceptable use policy', zh: '可接受使用政策' } as const

export function renderAppPage({ js, css }: BuiltApp, language: 'en' | 'zh'): string {
  const style = css === null ? html`` : html`<link rel="stylesheet" href="/pages/${css}">`
  const page = html`<html lang="${language}"><head>${HEAD}${style}<script type="module" src="/pages/${js}"></script></head>
<body><div id="app"><main class="page-body quiet not-yet"><h1>Goodstanding</h1><p>${NOT_YET[language]} <a href="">${AGAIN[language]}</a></p></main></div><noscript><main class="page-body"><h1>Goodstanding</h1><p>${WITHOUT_SCRIPT[language]} <a href="/">${POLICY[language]}</a></p></main></noscript></body></html>`
  return `<!doctype html>\n${page.html}\n`
}

/** While the build is still running, just after the first start. */
export function renderBuildingPage(language: 'en' | 'zh'): string {
  const words =
    language === 'zh'
      ? '页面正在构建，稍后自动打开。'
      : 'The pages are being built; this one opens by itself in a moment.'
  const page = html`<html lang="${language}"><head>${HEAD}<meta http-equiv="refresh" content="1"><link rel="stylesheet" href="/style.css"></head><body><div class="page"><p role="status">${words}</p></div></body></html>`
  return `<!doctype html>\n${page.html}\n`
}

/** The HTML around a built page: one script, one style sheet, nothing inline. */
import { html } from './html.ts'
import type { BuiltApp } from './open-pages.ts'

const HEAD = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Goodstanding</title>`

export function renderAppPage({ js, css }: BuiltApp, language: 'en' | 'zh'): string {
  const style = css === null ? html`` : html`<link rel="stylesheet" href="/pages/${css}">`
  const page = html`<html lang="${language}"><head>${HEAD}${style}<script type="module" src="/pages/${js}"></script></head>
<body><div id="app"></div><noscript><p>${language === 'zh' ? '此页面需要 JavaScript。' : 'This page needs JavaScript.'}</p></noscript></body></html>`
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

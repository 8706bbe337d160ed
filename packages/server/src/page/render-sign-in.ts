/** The sign-in pages: forms and links only, so that they work without a script. */
import type { Bilingual } from '@goodstanding/model'
import { type Html, html } from './html.ts'
import type { PageLanguage } from './render-policy.ts'
import { SIGN_IN_PROBLEMS, type SignInProblem, SIGN_IN_WORDS as WORDS } from './sign-in-words.ts'

export type SignInPage = {
  readonly language: PageLanguage
  /** The token of a sign-in link, to be given up by the button; null: none was brought. */
  readonly token: string | null
  /** Where the provider's sign-in begins, or null when none is configured. */
  readonly provider: string | null
  /** Where to go afterwards: a path of ours; null: to the home of whoever it is. */
  readonly to: string | null
  /** Who is signed in, with the token that signs them out. */
  readonly signedIn: {
    readonly name: string
    readonly csrf: string
    readonly session: string
    readonly home: string
  } | null
  readonly problem: { readonly kind: SignInProblem; readonly about: string | null } | null
  readonly notice: Bilingual | null
  /** Where to sign out at the provider too; `now`: the page goes there by itself. Null: there is nothing to end there. */
  readonly leave: { readonly at: string; readonly now: boolean } | null
}

type SignedIn = NonNullable<SignInPage['signedIn']>
type Speak = (words: Bilingual) => Html

const speakers: Readonly<Record<PageLanguage, Speak>> = {
  en: ({ en }) => html`${en}`,
  zh: ({ zh }) => html`${zh}`,
  both: ({ en, zh }) => html`<span lang="en">${en}</span> <span lang="zh">${zh}</span>`,
}

function problemPart(problem: NonNullable<SignInPage['problem']>, say: Speak): Html {
  const { what, next } = SIGN_IN_PROBLEMS[problem.kind]
  return html`<section class="problem" role="alert"><p><strong>${say(what)}</strong>${problem.about === null ? '' : html` <code>${problem.about}</code>`}</p>
<p>${say({ en: `${WORDS.whatNext.en}${next.en}`, zh: `${WORDS.whatNext.zh}${next.zh}` })}</p></section>`
}

function signedInPart({ name, csrf, session, home }: SignedIn, to: SignInPage['to'], say: Speak): Html {
  return html`<p>${say(WORDS.signedInAs)} <strong>${name}</strong>. <a href="${to ?? home}">${say(WORDS.toConsole)}</a></p>
<form method="post" action="/sign-out"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="session" value="${session}"><button>${say(WORDS.signOut)}</button></form>`
}

/** What is asked for here comes back in the language that was chosen. */
const signInAt = (language: PageLanguage): string => `/sign-in?lang=${language}`

const toField = (to: SignInPage['to']): Html =>
  to === null ? html`` : html`<input type="hidden" name="to" value="${to}">`

function linkPart(token: string, { to, language }: SignInPage, say: Speak): Html {
  return html`<p>${say(WORDS.byLink)}</p>
<form method="post" action="${signInAt(language)}"><input type="hidden" name="token" value="${token}">${toField(to)}<button class="main">${say(WORDS.goOn)}</button></form>`
}

function tokenPart({ to, language }: SignInPage, say: Speak): Html {
  return html`<form method="post" action="${signInAt(language)}" class="fields"><label for="token">${say(WORDS.byToken)}</label>
<input id="token" name="token" type="password" autocomplete="off" required maxlength="4096" aria-describedby="token-hint"><p class="small" id="token-hint">${say(WORDS.byTokenHint)}</p>
${toField(to)}<button>${say(WORDS.goOn)}</button></form>`
}

function waysIn(page: SignInPage, say: Speak): Html {
  const { token, provider, problem, leave } = page
  if (token !== null && problem === null) return linkPart(token, page, say)
  const byProvider =
    provider === null ? html`` : html`<p><a class="button main" href="${provider}">${say(WORDS.byProvider)}</a></p>`
  const leaving = leave === null ? html`` : html`<p><a href="${leave.at}">${say(WORDS.signOutThere)}</a></p>`
  return html`${leaving}${byProvider}${tokenPart(page, say)}`
}

function languageLinks({ language, to }: SignInPage): Html {
  const links = [
    ['en', 'English'],
    ['zh', '中文'],
  ] as const
  return html`<nav class="languages small" aria-label="Language 语言">${links.map(
    ([each, name], at) =>
      html`${at === 0 ? '' : ' · '}<a href="${signInAt(each)}${to === null ? '' : html`&amp;to=${encodeURIComponent(to)}`}"${each === language ? html` aria-current="page"` : html``} lang="${each}">${name}</a>`,
  )}</nav>`
}

/** The whole page as HTML text. */
export function renderSignIn(page: SignInPage): string {
  const say = speakers[page.language]
  const title = page.language === 'zh' ? WORDS.title.zh : WORDS.title.en
  const body = html`<html lang="${page.language === 'zh' ? 'zh' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · Goodstanding</title><link rel="stylesheet" href="/style.css">${page.leave?.now === true ? html`<meta http-equiv="refresh" content="0;url=${page.leave.at}">` : html``}</head>
<body><div class="page narrow"><header>${page.token === null ? languageLinks(page) : html``}<h1>${say(WORDS.title)}</h1></header>
<main>${page.notice === null ? html`` : html`<p role="status">${say(page.notice)}</p>`}${page.problem === null ? html`` : problemPart(page.problem, say)}
${page.signedIn === null ? waysIn(page, say) : signedInPart(page.signedIn, page.to, say)}</main></div></body></html>`
  return `<!doctype html>\n${body.html}\n`
}

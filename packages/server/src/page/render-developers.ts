/**
 * The API as engineers read it: every call by what it is about, with who may make it, what it takes, what it answers and how it refuses.
 * Written from the document that programs get, in the language of the page, so that the two never differ. Readable without a script, and
 * on paper.
 */
import type { Bilingual } from '@goodstanding/model'
import { DEVELOPER_WORDS as WORDS, TAG_WORDS } from './developer-words.ts'
import { type Html, html } from './html.ts'
import { type MemberLanguage, renderFrame } from './member-frame.ts'
import type { Api, ApiCall, ApiTag, Media, Schema } from './read-openapi.ts'
import { renderFields, renderProse, renderType, type Say, typesIn } from './render-schema.ts'

export const DEVELOPERS = '/developers'
export const PROBLEMS_NAME = 'problems'
const CHINESE_DOCUMENT = '/openapi.json?lang=zh'

const tagName = (name: string): Bilingual => TAG_WORDS[name] ?? { en: name, zh: name }
const pathOf = (name: string): string => `${DEVELOPERS}/${name}`
const addressOf = ({ method, path }: ApiCall, say: Say): string => `${method} ${path ?? say(WORDS.yours)}`

type Page = { readonly language: MemberLanguage; readonly title: string; readonly path: string }

const frame = ({ language, title, path }: Page, body: Html): string =>
  renderFrame({ language, title, path, script: false, width: 'wide' }, body)

const speaker =
  (language: MemberLanguage): Say =>
  (words) =>
    words[language]

/** Every call in a line, by what it is about. */
export function renderDevelopersPage({ tags, description }: Api, language: MemberLanguage): string {
  const say = speaker(language)
  const sections = tags.map(({ name, description: about, calls }) => {
    const lines = calls.map(
      (call) =>
        html`<li><a href="${pathOf(name)}#${call.id}"><code>${addressOf(call, say)}</code></a> ${renderProse(call.summary)}</li>`,
    )
    return html`<section><h2><a href="${pathOf(name)}">${say(tagName(name))}</a></h2><p class="small">${renderProse(about)}</p><ul>${lines}</ul></section>`
  })
  const paragraphs = description
    .split('\n\n')
    .map((paragraph) => html`<p>${renderProse(paragraph.replaceAll('\n', ' '))}</p>`)
  const body = html`<p class="opening">${say(WORDS.opening)}<a href="/openapi.json">/openapi.json</a>${language === 'zh' ? html`${say(WORDS.inChinese)}<a href="${CHINESE_DOCUMENT}">${CHINESE_DOCUMENT}</a>` : ''}</p>
<section><h2>${say(WORDS.about)}</h2>${paragraphs}<p><a href="${pathOf(PROBLEMS_NAME)}">${say(WORDS.problems)}</a></p></section>
${sections}`
  return frame({ language, title: say(WORDS.title), path: DEVELOPERS }, body)
}

function renderMedia(content: Media, say: Say): Html {
  return html`${content.map(
    ({ media, schema }) =>
      html`<p><code>${media}</code> ${renderType(schema, say)}${schema.description === undefined ? '' : html` · ${renderProse(schema.description)}`}</p>${renderFields(schema, say)}`,
  )}`
}

const PLACES: Readonly<Record<string, Bilingual>> = { path: WORDS.path, query: WORDS.query, header: WORDS.header }

function renderParameters({ parameters }: ApiCall, say: Say): Html {
  if (parameters.length === 0) return html``
  const rows = parameters.map(({ name, in: place, required, description, schema }) => {
    const where = PLACES[place]
    return html`<dt><code>${name}</code>${required ? html` <small>${say(WORDS.required)}</small>` : html``}</dt><dd>${renderType(schema, say)} · ${where === undefined ? place : say(where)} · ${renderProse(description)}</dd>`
  })
  return html`<h3>${say(WORDS.parameters)}</h3><dl class="facts">${rows}</dl>`
}

function renderCall(call: ApiCall, say: Say): Html {
  const { id, summary, who, body, answers, refusals } = call
  const refused = refusals.map((status, at) => {
    const name = status === 'default' ? say(WORDS.others) : status
    return html`${at === 0 ? '' : ' · '}<a href="${pathOf(PROBLEMS_NAME)}#status-${status}">${name}</a>`
  })
  return html`<article class="call"><h2 id="${id}"><code>${addressOf(call, say)}</code></h2>
<p>${renderProse(summary)}</p>
<p class="meta">${say(WORDS.who)} · ${who === null ? say(WORDS.everybody) : renderProse(who)}<br>${say(WORDS.name)} · <code>${id}</code></p>
${renderParameters(call, say)}
${body === null ? html`` : html`<h3>${say(body.required ? WORDS.body : WORDS.optionalBody)}</h3>${renderMedia(body.content, say)}`}
${answers.map(
  ({ status, description, content }) =>
    html`<h3>${say(WORDS.answer)} ${status}</h3><p class="small">${renderProse(description)}</p>${renderMedia(content, say)}`,
)}
${refused.length === 0 ? html`` : html`<h3>${say(WORDS.refusals)}</h3><p>${refused}</p>`}</article>`
}

const schemasOf = ({ parameters, body, answers }: ApiCall): readonly Schema[] => [
  ...parameters.map(({ schema }) => schema),
  ...[...(body?.content ?? []), ...answers.flatMap(({ content }) => content)].map(({ schema }) => schema),
]

/** The calls about one thing, with the types that they speak of. */
export function renderTagPage({ types }: Api, tag: ApiTag, language: MemberLanguage): string {
  const say = speaker(language)
  const contents = tag.calls.map(
    (call) => html`<li><a href="#${call.id}"><code>${addressOf(call, say)}</code></a></li>`,
  )
  const named = typesIn(tag.calls.flatMap(schemasOf), types).map((name) => {
    const schema = types.get(name) ?? {}
    return html`<section id="type-${name}"><h3>${name}</h3><p>${renderType(schema, say)}${schema.description === undefined ? '' : html` · ${renderProse(schema.description)}`}</p>${renderFields(schema, say)}</section>`
  })
  const body = html`<p class="opening">${renderProse(tag.description)}</p>
<p><a href="${DEVELOPERS}">${say(WORDS.all)}</a> · <a href="${pathOf(PROBLEMS_NAME)}">${say(WORDS.problems)}</a></p>
<ul>${contents}</ul>
${tag.calls.map((call) => renderCall(call, say))}
${named.length === 0 ? html`` : html`<h2>${say(WORDS.types)}</h2>${named}`}`
  return frame({ language, title: say(tagName(tag.name)), path: pathOf(tag.name) }, body)
}

export type ShownProblem = { readonly kind: string; readonly status: number; readonly title: Bilingual }

/** Every kind of problem by its status. */
export function renderProblemsPage(problems: readonly ShownProblem[], language: MemberLanguage): string {
  const say = speaker(language)
  const statuses = [...new Set(problems.map(({ status }) => status))].sort((a, b) => a - b)
  const sections = statuses.map((status) => {
    const rows = problems
      .filter((problem) => problem.status === status)
      .map(({ kind, title }) => html`<dt><code>${kind}</code></dt><dd>${renderProse(say(title))}</dd>`)
    return html`<section><h2 id="status-${status}">${status}</h2><dl class="facts">${rows}</dl></section>`
  })
  const body = html`<p class="opening">${renderProse(say(WORDS.problemsIntro))}</p>
<p><a href="${DEVELOPERS}">${say(WORDS.all)}</a></p>
<div id="status-default">${sections}</div>`
  return frame({ language, title: say(WORDS.problems), path: pathOf(PROBLEMS_NAME) }, body)
}

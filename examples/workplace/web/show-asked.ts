/** The side panel: what was asked of Goodstanding, and what it answered. */
import type { Asked } from '../src/words.ts'
import { h } from './dom.ts'
import { ask, clock, page, say } from './page.ts'
import { EFFECT_WORDS } from './words.ts'

let lines: readonly Asked[] = []

export async function readAsked(): Promise<void> {
  const answer = await ask<{ items: readonly Asked[] }>('/api/asked')
  // The morning was played within seconds: what counts is when an act happened.
  if (answer.ok) lines = answer.value.items.toSorted((a, b) => b.at - a.at)
}

/** The clauses that an answer cites, each once. */
function clausesOf(answer: unknown): HTMLElement | null {
  const findings = typeof answer === 'object' && answer !== null && 'findings' in answer ? answer.findings : []
  const named = (Array.isArray(findings) ? findings : []).flatMap((finding: unknown) =>
    typeof finding === 'object' && finding !== null && 'clause' in finding ? [String(finding.clause)] : [],
  )
  return named.length === 0 ? null : h('span', { class: 'cited' }, [...new Set(named)].join(' '))
}

export function showAsked(close: () => void): HTMLElement {
  return h(
    'aside',
    { class: 'asked', 'aria-label': say('asked') },
    h('header', {}, h('h2', {}, say('asked')), h('button', { class: 'plain', click: close }, say('close'))),
    h('p', { class: 'small' }, say('askedHow')),
    h(
      'ol',
      {},
      lines.map((line) =>
        h(
          'li',
          {},
          h(
            'details',
            {},
            h(
              'summary',
              {},
              h('span', { class: `effect ${line.effect}` }, EFFECT_WORDS[line.effect][page.language]),
              h('span', {}, line.type, clausesOf(line.answer)),
              h('span', {}, `${clock(line.at)} · ${line.milliseconds.toFixed(1)} ms`),
            ),
            h('pre', {}, JSON.stringify(line.event, null, 1)),
            h('pre', {}, JSON.stringify(line.answer, null, 1)),
          ),
        ),
      ),
    ),
  )
}

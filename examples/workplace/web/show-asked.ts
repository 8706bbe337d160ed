/** The side panel: what was asked of Goodstanding, and what it answered. */
import type { Asked } from '../src/words.ts'
import { h } from './dom.ts'
import { ask, clock, say } from './page.ts'

let lines: readonly Asked[] = []

export async function readAsked(): Promise<void> {
  const answer = await ask<{ items: readonly Asked[] }>('/api/asked')
  if (answer.ok) lines = answer.value.items
}

export function showAsked(): HTMLElement {
  return h(
    'aside',
    { class: 'asked', 'aria-label': say('asked') },
    h('h2', {}, say('asked')),
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
              h('span', { class: `effect ${line.effect}` }, line.effect),
              h('span', {}, line.type),
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

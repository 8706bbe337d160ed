import { expect, it } from 'vitest'
import { createDurations } from './durations.ts'

it('durations are printed as a histogram that Prometheus reads', () => {
  const durations = createDurations({ name: 'x_seconds', help: 'How long.', buckets: [0.5, 1] })
  for (const seconds of [0.25, 0.5, 0.75, 2]) durations.observe(seconds)
  expect(durations.print().split('\n')).toEqual([
    '# HELP x_seconds How long.',
    '# TYPE x_seconds histogram',
    'x_seconds_bucket{le="0.5"} 2',
    'x_seconds_bucket{le="1"} 3',
    'x_seconds_bucket{le="+Inf"} 4',
    'x_seconds_sum 3.5',
    'x_seconds_count 4',
  ])
})

/** Principal axes of many points: the directions in which they differ most. */
import type { Random } from './random.ts'

const ROUNDS = 60

/** The points on their `count` principal axes, around their mean. By orthogonal iteration on the covariance. */
export function findAxes(points: readonly Float32Array[], count: number, random: Random): readonly Float32Array[] {
  const size = points[0]?.length ?? 0
  const mean = new Float64Array(size)
  for (const point of points) for (let at = 0; at < size; at += 1) mean[at] = (mean[at] ?? 0) + (point[at] ?? 0)
  for (let at = 0; at < size; at += 1) mean[at] = (mean[at] ?? 0) / points.length
  const covariance = covarianceOf(points, mean)
  let axes: readonly Float64Array[] = Array.from({ length: count }, () =>
    Float64Array.from({ length: size }, () => random.next() - 0.5),
  )
  for (let round = 0; round < ROUNDS; round += 1)
    axes = orthogonal(axes.map((axis) => Float64Array.from(covariance, (row) => dot(row, axis))))
  return points.map((point) => {
    const centred = Float64Array.from(point, (value, at) => value - (mean[at] ?? 0))
    return Float32Array.from(axes, (axis) => dot(axis, centred))
  })
}

function covarianceOf(points: readonly Float32Array[], mean: Float64Array): readonly Float64Array[] {
  const rows = Array.from(mean, () => new Float64Array(mean.length))
  for (const point of points)
    rows.forEach((row, at) => {
      const one = (point[at] ?? 0) - (mean[at] ?? 0)
      for (let other = 0; other <= at; other += 1)
        row[other] = (row[other] ?? 0) + one * ((point[other] ?? 0) - (mean[other] ?? 0))
    })
  rows.forEach((row, at) => {
    for (let other = at + 1; other < row.length; other += 1) row[other] = rows[other]?.[at] ?? 0
  })
  return rows
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

/** Gram-Schmidt, in the order given. */
function orthogonal(axes: readonly Float64Array[]): readonly Float64Array[] {
  const done: Float64Array[] = []
  for (const axis of axes) {
    const next = axis.slice()
    for (const before of done) {
      const share = dot(before, next)
      for (let at = 0; at < next.length; at += 1) next[at] = (next[at] ?? 0) - share * (before[at] ?? 0)
    }
    const length = Math.sqrt(dot(next, next)) || 1
    done.push(next.map((value) => value / length))
  }
  return done
}

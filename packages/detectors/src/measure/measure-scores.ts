/** What scores are worth against labels: precision, recall, the area under both, calibration. */

/** One scored text: the score, 0..1, and whether it is what the score is about. */
export type Scored = { readonly score: number; readonly label: boolean }

export type Measures = {
  readonly texts: number
  readonly positives: number
  /** Area under the curve of precision over recall (average precision); null without a positive. */
  readonly averagePrecision: number | null
  readonly accuracy: number
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
  /** Share of the innocent texts that reach the threshold. */
  readonly falseAlarms: number | null
  /** Expected calibration error over ten equal bands of the score, 0..1. */
  readonly calibrationError: number
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** Measures at a threshold; texts that score the same are one step of the curve. */
export function measureScores(rows: readonly Scored[], threshold: number): Measures {
  let hits = 0
  let alarms = 0
  let positives = 0
  for (const { score, label } of rows) {
    if (label) positives += 1
    if (score < threshold) continue
    if (label) hits += 1
    else alarms += 1
  }
  const negatives = rows.length - positives
  const precision = share(hits, hits + alarms)
  const recall = share(hits, positives)
  return {
    texts: rows.length,
    positives,
    averagePrecision: averagePrecision(rows),
    accuracy: share(hits + negatives - alarms, rows.length) ?? 0,
    precision,
    recall,
    f1:
      precision === null || recall === null || precision + recall === 0
        ? null
        : (2 * precision * recall) / (precision + recall),
    falseAlarms: share(alarms, negatives),
    calibrationError: calibrationError(rows),
  }
}

export function averagePrecision(rows: readonly Scored[]): number | null {
  const sorted = [...rows].sort((a, b) => b.score - a.score)
  const positives = sorted.filter(({ label }) => label).length
  if (positives === 0) return null
  let hits = 0
  let area = 0
  let at = 0
  while (at < sorted.length) {
    const { score } = sorted[at] ?? { score: 0 }
    let more = 0
    for (; at < sorted.length && sorted[at]?.score === score; at += 1) if (sorted[at]?.label === true) more += 1
    hits += more
    area += (more / positives) * (hits / at)
  }
  return area
}

const BANDS = 10

function calibrationError(rows: readonly Scored[]): number {
  const bands = Array.from({ length: BANDS }, () => ({ texts: 0, scores: 0, positives: 0 }))
  for (const { score, label } of rows) {
    const band = bands[Math.min(BANDS - 1, Math.floor(score * BANDS))]
    if (band === undefined) continue
    band.texts += 1
    band.scores += score
    if (label) band.positives += 1
  }
  let error = 0
  for (const { scores, positives } of bands) error += Math.abs(scores - positives)
  return rows.length === 0 ? 0 : error / rows.length
}

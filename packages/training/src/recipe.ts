/** All that decides the model beside the data. */
import type { Head } from '@goodstanding/detectors'
import type { Lean } from './quantise-model.ts'

/** Heads that listen to another. */
const LEANS: readonly Lean[] = [{ head: 'hate', on: 'toxic', share: 0.2 }]

export const RECIPE = {
  seed: 7,
  rounds: 2,
  /** Models that learn the same in other orders; their mean leans less on chance than each. */
  learners: 8,
  learner: { bucketBits: 18, rate: 0.6, drop: 0.2, meaningRate: 0.1, apart: { toxic: 0.3, hate: 0.12 } },
  /** Sentences of each pattern, and how often they are seen beside the corpora. */
  sentences: 40,
  /** The same of small talk: enough to keep heads quiet that know only their own grammars, too little to dull what corpora teach. */
  smallTalk: 20,
  repeated: 2,
  /** Share of all texts that is seen a second time, hidden. */
  disguised: 0.06,
  /** One of so many texts of a corpus is kept for calibration. */
  keptForCalibration: 12,
  /** Share of texts that are meant in the mix in which a score of one half is as likely as not, by head. */
  prior: 0.2,
  /** Messages of 10,000 that may reach 0.5, 0.6 and 0.85, by head: work chat, titles of posts, texts about each other harm, comments, small talk. */
  budgets: {
    chat: { half: 60, flagged: 1.5, held: 0.2 },
    titles: { half: 1_000, flagged: 40, held: 10 },
    strangers: { half: 500, flagged: 200, held: 50 },
    near: { half: 2_500, flagged: 1_000, held: 200 },
    talk: { half: 100, flagged: 8, held: 2 },
    threats: { half: 300, flagged: 20, held: 4 },
    smallTalk: { half: 500, flagged: 60, held: 20 },
  },
  /** Texts about other harm are so large a share of the innocent ones in that mix. */
  strange: 0.4,
  leans: LEANS,
} as const

/** Where it is another: what corpora and tests hold more of. */
export const PRIORS: Partial<Record<Head, number>> = { toxic: 0.4, hate: 0.27, threat: 0.12, spam: 0.4, fraud: 0.25 }

/** What strangers may ask for again and again, takes work, and never changes. */

/** Answers that are kept at once; the one that was asked for longest ago goes first. */
const KEPT = 24

/** Does the work once for each thing that is asked, told apart by its JSON; what failed is tried again. */
export function keepAnswers<Asked, Answer>(work: (asked: Asked) => Promise<Answer>): (asked: Asked) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>()
  return (asked) => {
    const key = JSON.stringify(asked)
    const known = kept.get(key)
    const answer = known ?? work(asked)
    kept.delete(key)
    kept.set(key, answer)
    if (known === undefined) answer.catch(() => kept.delete(key)) // the database was away: the next reader asks again
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return answer
  }
}

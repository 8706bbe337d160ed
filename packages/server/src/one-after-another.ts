/** Work that reads how things stand and puts it in force: of two runs at once, the one that read earlier would go back behind the other. */

/** Runs of the work never overlap, and each begins when it is asked for or later. */
export function oneAfterAnother<Asked extends readonly unknown[], Answer>(
  work: (...asked: Asked) => Promise<Answer>,
): (...asked: Asked) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve()
  return (...asked) => {
    const run = (): Promise<Answer> => work(...asked)
    const answer = last.then(run, run) // whoever asked for the one before hears of its fault
    last = answer
    return answer
  }
}

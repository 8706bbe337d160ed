/** Says that something is under way once it takes so long that whoever began it wonders. */
import { useState } from 'react'

/** Words that come and go sooner are a flicker. */
const SLOW_MS = 300

type Watch = <Value>(work: Promise<Value>) => Promise<Value>

export function useSlow(): readonly [isSlow: boolean, watch: Watch] {
  const [isSlow, setIsSlow] = useState(false)
  const watch: Watch = async (work) => {
    const timer = setTimeout(() => setIsSlow(true), SLOW_MS)
    try {
      return await work
    } finally {
      clearTimeout(timer)
      setIsSlow(false)
    }
  }
  return [isSlow, watch]
}

/** Says that something is under way once it takes so long that whoever began it wonders. */
import { useEffect, useState } from 'react'

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

/** What is under way, once it takes so long; null before, and once it is done. */
export function useLong<Kind>(underWay: Kind | null): Kind | null {
  const [long, setLong] = useState<Kind | null>(null)
  useEffect(() => {
    if (underWay === null) return undefined
    const timer = setTimeout(() => setLong(underWay), SLOW_MS)
    return () => {
      clearTimeout(timer)
      setLong(null)
    }
  }, [underWay])
  return long === underWay ? long : null
}

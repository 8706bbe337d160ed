import { useMay, useSession } from '../frame/session.tsx'

/** Whether somebody sees all that was recorded. Whoever is kept to queues sees the cases of those, and is led to nothing else. */
export function useMayReadRecorded(): boolean {
  const mayRead = useMay('action.read')
  const { queues = [], roles = [] } = useSession().who
  return mayRead && (queues.length === 0 || roles.includes('senior'))
}

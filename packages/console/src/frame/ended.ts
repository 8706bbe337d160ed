/** Whether the session of the page is over. Until somebody says who is signed in, it may be. */
import { createContext } from 'react'

export const Ended = createContext(true)

/** What is refused for that alone: no news any more once somebody is signed in again. */
export const FOR_AN_END: readonly string[] = ['session.none', 'request.csrf']

/** Line icons of the rail, 24 x 24. */
const PATHS = {
  queue: 'M3 13l3-8h12l3 8v6H3z M3 13h5l1 3h6l1-3h5',
  registrations: 'M4 20V5l8-2 8 2v15 M9 20v-5h6v5 M8 9h2 M14 9h2',
  subjects: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14z M16 16l5 5',
  policy: 'M12 6c-3-2-6-2-9-1v14c3-1 6-1 9 1 3-2 6-2 9-1V5c-3-1-6-1-9 1z M12 6v14',
  rules: 'M9 4c-3 0-3 1-3 4s-1 4-3 4c2 0 3 1 3 4s0 4 3 4 M15 4c3 0 3 1 3 4s1 4 3 4c-2 0-3 1-3 4s0 4-3 4',
  registers: 'M4 5h16 M4 10h16 M4 15h16 M4 20h10',
  operations: 'M5 20v-8 M12 20V4 M19 20v-5',
  quality: 'M4 12l5 5L20 6',
  transparency: 'M2 12c4-7 16-7 20 0-4 7-16 7-20 0z M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  legal: 'M12 3v18 M7 21h10 M5 6h14 M5 6l-3 8h6z M19 6l-3 8h6z',
  erasures: 'M4 20h16 M7 20l-4-4L14 5l6 6-9 9',
  audit: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z M9 12l2 2 4-4',
  settings: 'M4 7h10 M18 7h2 M4 17h2 M10 17h10 M14 4v6 M6 14v6',
  me: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8z M4 21c1-5 15-5 16 0',
  language: 'M4 5h9 M8 3v2 M5 5c1 5 4 8 8 9 M11 5c-1 5-4 8-7 9 M12 21l4-10 4 10 M13.5 18h5',
  dark: 'M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10z',
  light: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8z M12 2v2 M12 20v2 M2 12h2 M20 12h2 M5 5l1 1 M18 18l1 1 M5 19l1-1 M18 6l1-1',
  reports: 'M5 21V4h11l-2 4 2 4H5',
  standing: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z',
  people: 'M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z M2 20c1-5 13-5 14 0 M16 6a3 3 0 0 1 0 6 M18 15c2 1 4 2 4 5',
  feedback: 'M4 5h16v11H9l-5 4z',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}

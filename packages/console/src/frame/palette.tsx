/** Goes anywhere by a few letters: a page, or whatever a pasted id or address names. */
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { Combobox, type Option } from '../ui/combobox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { folded } from '../ui/folded.ts'
import { FRAME } from '../words/frame-words.ts'
import type { Place } from './frame.tsx'
import { isComposing } from './hot-keys.ts'
import { useSay } from './preferences.tsx'

/** Where a pasted id leads in the console; null: it names nothing that has a page. */
export function pathOfId(typed: string): { readonly to: string; readonly search?: { readonly q: string } } | null {
  const pasted = typed.trim()
  const path = /\/console(\/(?:case|appeal)\/[\w-]+)/.exec(pasted)?.[1]
  if (path !== undefined) return { to: path }
  if (/^case_[\w-]+$/.test(pasted)) return { to: `/case/${pasted}` }
  if (/^apl?_[\w-]+$/.test(pasted)) return { to: `/appeal/${pasted}` }
  if (/^((account|organization|file|link|device)\/|(rep|cmp|act|ntc|dec)_|https?:\/\/)./.test(pasted))
    return { to: '/subject', search: { q: pasted } }
  return null
}

export function Palette({ places, onClose }: { readonly places: readonly Place[]; readonly onClose: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const field = useId()
  const [typed, setTyped] = useState('')
  const mayInvestigate = places.some(({ to }) => to === '/subject')
  const named = pathOfId(typed)
  const pages: readonly Option[] = places.map(({ to, name }) => ({
    value: to,
    label: say(name),
    note: say(name),
    find: folded(`${name.en} ${name.zh}`),
  }))
  const pasted: readonly Option[] =
    named === null || !mayInvestigate
      ? []
      : [{ value: typed, label: typed, note: say(FRAME.openIt), find: folded(typed) }]
  const words = folded(typed).split(/\s+/).filter(Boolean)
  const isNothing = pasted.length === 0 && !pages.some(({ find }) => words.every((word) => find.includes(word)))
  const go = (value: string | null): void => {
    if (value === null) return
    onClose()
    void navigate(pathOfId(value) ?? { to: value })
  }
  return (
    <Dialog title={say(FRAME.palette)} onClose={onClose}>
      <div
        className="dialog-body palette"
        onKeyDownCapture={(event) => {
          // The suggestions are all there is here: what closes them closes it.
          if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return
          event.stopPropagation()
          onClose()
        }}
      >
        <label className="visually-hidden" htmlFor={field}>
          {say(FRAME.palette)}
        </label>
        <Combobox
          id={field}
          options={[...pasted, ...pages]}
          value={null}
          placeholder={say(FRAME.paletteHint)}
          onType={setTyped}
          onChange={go}
        />
        <p className="quiet" role="status">
          {isNothing && say(FRAME.noSuchPage)}
        </p>
      </div>
    </Dialog>
  )
}

/** A clause of the policy in force, chosen by number or title; that there is none to choose from is said where it could not be read. */
import { useClauseOptions, usePolicy } from '../frame/use-policy.ts'
import { Combobox, type ComboboxProps } from './combobox.tsx'
import { Unread } from './panel.tsx'

export function ClauseCombobox(props: Omit<ComboboxProps, 'options'>) {
  const options = useClauseOptions()
  const policy = usePolicy()
  return (
    <>
      <Combobox {...props} options={options} />
      <Unread known={policy} />
    </>
  )
}

/** A field whose words narrow what stands below it. */

type SearchFieldProps = {
  /** What is looked for, and where. */
  readonly label: string
  readonly value: string
  readonly onType: (typed: string) => void
  readonly onLeave?: () => void
}

export function SearchField({ label, value, onType, onLeave }: SearchFieldProps) {
  return (
    <label className="filters">
      <span className="visually-hidden">{label}</span>
      <input
        className="input"
        type="search"
        placeholder={label}
        value={value}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
      />
    </label>
  )
}

/** Builds elements without markup in strings, as Trusted Types ask. */
export type Child = Node | string | null | undefined | false | readonly Child[]
type Attributes = Readonly<Record<string, string | boolean | number | ((event: Event) => void) | undefined>>

/** Strings are attributes, `true` an empty one, functions listeners. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  setAll(made, attributes)
  append(made, children)
  return made
}

/** An element that a script defines, such as the embed's. */
export function custom(name: string, attributes: Attributes = {}): HTMLElement {
  const made = document.createElement(name)
  setAll(made, attributes)
  return made
}

function setAll(made: HTMLElement, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value))
  }
}

function append(made: HTMLElement, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue
    if (typeof child === 'string' || child instanceof Node) made.append(child)
    else append(made, child)
  }
}

/** A submit handler that gets the named fields as texts. */
export function onSubmit(
  done: (fields: ReadonlyMap<string, string>, form: HTMLFormElement) => void,
): (event: Event) => void {
  return (event) => {
    event.preventDefault()
    if (!(event.target instanceof HTMLFormElement)) return
    const fields = new Map<string, string>()
    for (const [name, value] of new FormData(event.target)) if (typeof value === 'string') fields.set(name, value)
    done(fields, event.target)
  }
}

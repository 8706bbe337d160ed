/** A clause's number, leading to its words on the policy page. */
export function ClauseLink({ id }: { readonly id: string }) {
  return (
    <a className="clause" href={`/policy#${id}`} target="_blank" rel="noreferrer">
      {id}
    </a>
  )
}

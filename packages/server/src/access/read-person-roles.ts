/** The roles in the kept fact of a person. Its schema was checked when it came in. */
export function readRoles(body: unknown): readonly string[] {
  return (body as { readonly roles?: readonly string[] } | null)?.roles ?? []
}

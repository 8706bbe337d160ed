/** The id of an appeal that was filed, or null when it was refused. */
export function readAppealAnswer(status: number, body: string): string | null {
  return status === 201 ? (JSON.parse(body) as { readonly id: string }).id : null
}

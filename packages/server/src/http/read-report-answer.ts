const TOO_MANY = 429

export type ReportAnswer = { readonly id: string } | { readonly id: null; readonly problem: string }

/** The id of a report that was filed, or what its refusal says: in full where it tells when to try again. */
export function readReportAnswer(status: number, body: string): ReportAnswer {
  const { id, title, detail } = JSON.parse(body) as {
    readonly id: string
    readonly title: string
    readonly detail: string
  }
  return status === 201 ? { id } : { id: null, problem: status === TOO_MANY ? detail : title }
}

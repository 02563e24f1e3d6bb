/** A time as it is typed in the province (`2027-03-01T09:00`), in UTC to the second as the contract has it. */
export const wireTime = (local: string): string =>
  new Date(`${local.slice(0, 16)}:00+08:00`).toISOString().replace('.000Z', 'Z')

export const isLocalTime = (local: string): boolean => /^20\d\d-\d\d-\d\dT\d\d:\d\d/.test(local)

/** The same moment as it is typed. @param later days from now, at nine in the morning */
export function localTime(later: number, hour = '09:00'): string {
  const day = new Date(Date.now() + later * 86_400_000)
  return `${new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(day)}T${hour}`
}

import { KINDS, type OfferedStage, type StageKind, isLive } from './stages'
import { isLocalTime, wireTime } from './times'

/** A round's calendar as it is typed. */
export interface Calendar {
  entryOpensAt: string
  entryClosesAt: string
  chosen: StageKind[]
  opensAt: Record<StageKind, string>
  minutes: Record<StageKind, string>
}

/** What is missing in it: the field's name. */
export function missingIn(calendar: Calendar): string | undefined {
  if (!isLocalTime(calendar.entryOpensAt)) return 'entryOpensAt'
  if (!isLocalTime(calendar.entryClosesAt)) return 'entryClosesAt'
  if (calendar.chosen.length === 0) return 'stages'
  const untimed = calendar.chosen.find((kind) => !isLocalTime(calendar.opensAt[kind]))
  if (untimed) return `opensAt-${untimed}`
  const endless = calendar.chosen.find((kind) => isLive(kind) && !/^[1-9]\d{0,4}$/.test(calendar.minutes[kind]))
  return endless && `minutes-${endless}`
}

/** As the contract has it, stages in the rulebook's order. */
export const wireCalendar = (calendar: Calendar, stages: OfferedStage[]) => ({
  entryOpensAt: wireTime(calendar.entryOpensAt),
  entryClosesAt: wireTime(calendar.entryClosesAt),
  stages: stages
    .filter(({ kind }) => calendar.chosen.includes(kind))
    .map(({ kind }) => ({
      kind,
      opensAt: wireTime(calendar.opensAt[kind]),
      seconds: isLive(kind) ? Number(calendar.minutes[kind]) * 60 : 0,
    })),
})

/** The same for every kind of stage; what is not typed is empty. */
export const byKind = (of: (kind: StageKind) => string): Record<StageKind, string> =>
  Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as Record<StageKind, string>

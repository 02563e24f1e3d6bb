import { useI18n } from 'vue-i18n'
import type { Round } from '@/api/types'

/** Whether something can still happen in the round. */
export const isUnderWay = (round: Round): boolean =>
  round.phase === undefined ? round.status === 'OPEN' : !['ENDED', 'STOPPED', 'WITHDRAWN'].includes(round.phase)

/** A round of the demonstration has no calendar: entry is open until its stages run. */
export const isEntryOpen = (round: Round): boolean =>
  !round.paused && (round.phase === 'ENTRY_OPEN' || (round.phase === undefined && round.status === 'OPEN'))

export const hasLiveStage = (round: Round): boolean =>
  round.stages.some((stage) => stage.kind === 'ASCENDING_AUCTION' || stage.kind === 'CONTINUOUS')

/** Numbers of the stages that are traded in a continuous book. */
export const bookStages = (round: Round): number[] =>
  round.stages.filter((stage) => stage.kind === 'CONTINUOUS').map((stage) => stage.number)

export const hasSealedStage = (round: Round): boolean => round.stages.some((stage) => stage.kind === 'CALL_AUCTION')

export const takesRequests = (round: Round): boolean =>
  round.stages.some((stage) => ['FIRST_REFUSAL', 'PRIORITY_ALLOCATION'].includes(stage.kind))

/** What happens next in a round, and when. */
export interface Moment {
  what: 'entryOpens' | 'entryCloses' | 'stageOpens' | 'publicityEnds' | 'settlementDue'
  at: string
  stage?: number
}

export function nextMoment(round: Round, now: number): Moment | undefined {
  const { calendar } = round
  const moments: Moment[] = []
  if (calendar) {
    moments.push({ what: 'entryOpens', at: calendar.entryOpensAt }, { what: 'entryCloses', at: calendar.entryClosesAt })
    calendar.stages.forEach((stage, index) => moments.push({ what: 'stageOpens', at: stage.opensAt, stage: index + 1 }))
  }
  if (round.publicityUntil) moments.push({ what: 'publicityEnds', at: round.publicityUntil })
  if (round.settlementDue) moments.push({ what: 'settlementDue', at: round.settlementDue })
  return moments.filter((moment) => Date.parse(moment.at) > now).toSorted((a, b) => a.at.localeCompare(b.at))[0]
}

export function usePhaseNames() {
  const { t } = useI18n()
  return (round: Round): string =>
    round.phase === undefined ? t(`round.status.${round.status}`) : t(`round.phase.${round.phase}`)
}

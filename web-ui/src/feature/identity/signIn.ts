import { api, body, take } from '@/api/client'
import { knowSession } from '@/api/session'
import type { Session } from '@/api/types'
import { clearDrafts } from '@/shared/form/draft'

/** Asks the server who is signed in; without an answer nobody is. */
export async function askWhoIsSignedIn(): Promise<Session> {
  const session = await take(api.GET('/api/v1/session'))
  knowSession(session)
  return session
}

export const signIn = (login: string, password: string) =>
  api.POST('/api/v1/session', { body: body({ login, password, bearer: false }) })

export const showCode = (code: string, recovery: boolean) =>
  api.POST('/api/v1/session/second-factor', { body: body({ code, recovery, bearer: false }) })

export const changePassword = (current: string, next: string) =>
  api.PUT('/api/v1/password', { body: body({ current, next, bearer: false }) })

export const enrol = () => take(api.POST('/api/v1/second-factor'))

export const confirmFactor = (code: string) =>
  api.PUT('/api/v1/second-factor', { body: body({ code, recovery: false, bearer: false }) })

export async function signOut() {
  await take(api.DELETE('/api/v1/session'))
  clearDrafts()
  // Afresh: nothing of what was fetched for this person stays in memory.
  window.location.assign('/')
}

export async function signOutEverywhere() {
  await take(api.DELETE('/api/v1/sessions'))
  clearDrafts()
  window.location.assign('/')
}

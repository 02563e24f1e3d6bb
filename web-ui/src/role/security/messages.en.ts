import type zh from './messages.zh'

const en: typeof zh = {
  people: {
    title: 'People',
    one: 'Person',
    hint: "Business and administration are apart: security administrators look after accounts, do no business and cannot change their own. Every change stands in the access log and ends the person's sign-ins.",
    list: 'People',
    none: 'There is nobody.',
    login: 'Login',
    name: 'Name',
    organisation: 'Organisation',
    roles: 'Roles',
    rolesHint: 'Nobody both prepares and approves; a role belongs to its kind of organisation.',
    active: 'May sign in',
    inactive: 'Switched off',
    since: 'Since',
    add: 'Add a person',
    loginHint: '2 to 36 of a-z, 0-9, dot, underscore and hyphen.',
    oneTime: 'Password for one sign-in',
    oneTimeHint: 'Shown only now: hand it over in person or by a safe way; it must be changed at the first sign-in.',
    added: 'Added.',
    change: 'Change',
    changeHint: 'Saving ends every sign-in of the person. Without “May sign in” the account is switched off.',
    changed: 'Saved.',
    resetPassword: 'Reset the password',
    resetPasswordHint: 'Gives a password for one sign-in and ends every sign-in of the person.',
    endSessions: 'Sign out everywhere',
    endSessionsHint:
      'Ends every sign-in of the person at once, on every device; account and password stay, and the person may sign in again.',
    sessionsEnded: 'Every sign-in of the person has ended.',
    unlock: 'Unlock',
    unlockHint: 'Lets somebody try again at once who failed too often.',
    unlocked: 'Unlocked.',
    removeFactor: 'Remove the second factor',
    removeFactorHint:
      'For a lost device: another one must be set up at the next sign-in. Ends every sign-in of the person.',
    factorRemoved: 'The second factor is removed.',
    self: 'This is your own account: another security administrator must change it.',
    province: 'Province',
    audit: 'Audit office',
    noRoles: 'Choose one role at least.',
  },
}

export default en

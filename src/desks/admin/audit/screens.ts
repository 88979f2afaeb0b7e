import type { Lang } from '#platform/texts/lang.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import * as actions from '../chat/actions.ts'
import { adminBack } from '../chat/parts.ts'
import { personBack } from '../people/screens.ts'
import type { AuditRow } from './audit.ts'

/** Deeds on a page. */
export const PAGE = 10

export interface AuditView {
  /** Whom it is about; 0 for everything. */
  readonly userId: number
  readonly looks: '1' | '0'
  readonly page: number
  /** One more than a page when there are more. */
  readonly rows: readonly AuditRow[]
  readonly names: ReadonlyMap<number, string>
}

/** What the admins did, newest first. */
export function auditScreen(lang: Lang, view: AuditView): Screen {
  const { userId, looks, page, rows, names } = view
  const named = (id: number) => [names.get(id), String(id)].filter(Boolean).join(' ')
  const lines = rows.slice(0, PAGE).map(({ at, adminId, action, userId: whom, detail }) =>
    lang.t('admin-did', {
      at: lang.dateTime(at.getTime()),
      admin: named(adminId),
      action,
      whom: whom === null ? '–' : named(whom),
      what: String(detail.what ?? '').slice(0, 60),
      count: Number(detail.count ?? 0),
    }),
  )
  const other = looks === '1' ? '0' : '1'
  const back: Button = userId === 0 ? adminBack(lang) : personBack(lang, userId)
  const to = (at: number) => actions.openAudit({ userId, looks, page: at })
  return {
    text: [
      userId === 0 ? lang.t('admin-audit-title') : lang.t('admin-audit-of', { id: String(userId) }),
      ...(lines.length > 0 ? lines : [lang.t('admin-audit-none')]),
    ].join('\n'),
    keyboard: [
      ...pager({ page, pages: rows.length > PAGE ? page + 2 : page + 1, isCounted: false }, to),
      [
        {
          text: lang.t('admin-button-looks', { looks: other === '1' ? 'with' : 'without' }),
          data: actions.openAudit({ userId, looks: other, page: 0 }),
        },
        back,
      ],
    ],
  }
}

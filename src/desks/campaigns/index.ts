import { Desk } from '#telegram/desk.ts'
import { openCampaigns } from './chat/actions.ts'
import type { LookDeps } from './chat/form/looks.ts'
import { renameForm } from './chat/form/rename.ts'
import { campaignForm } from './chat/form.ts'
import { type CampaignsHandlerDeps, createCampaignsHandlers } from './chat/handlers.ts'
import { campaignLines } from './chat/line.ts'

/** The Campaigns desk of the chat: the wizard, the history, the review of clusters and ads, the files. */
export function campaignsDesk(deps: CampaignsHandlerDeps & LookDeps): Desk {
  const { campaigns } = deps
  const desk = new Desk('campaigns')
  const chat = createCampaignsHandlers(desk, deps)
  const { present } = chat
  desk.help = 'help-campaigns'
  desk.menu = {
    label: 'button-menu-campaigns',
    data: openCampaigns({}),
    row: 1,
    line: chat.homeLine,
  }
  desk.line = campaignLines({ sites: deps.sites, start: chat.start })
  desk.slash({
    name: 'new_campaign',
    description: 'command-new-campaign',
    handle: (ctx) => chat.start(ctx),
  })
  desk.slash({
    name: 'history',
    description: 'command-history',
    handle: (ctx) => present.history(ctx, { status: 'active', days: null }, 0),
  })
  desk.forms.push(
    campaignForm({ ...deps, showStarted: chat.showStarted, showCampaigns: present.home }),
    renameForm({ campaigns, showGroup: present.group, showReviewing: present.reviewing }),
  )
  return desk
}

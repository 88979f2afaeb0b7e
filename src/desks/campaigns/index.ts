import type { Desk } from '#telegram/desk.ts'
import { openCampaigns } from './chat/actions.ts'
import { type CampaignsHandlerDeps, createCampaignsHandlers } from './chat/handlers.ts'
import type { FieldDeps } from './chat/wizard/fields.ts'
import { renameWizard } from './chat/wizard/rename.ts'
import { campaignWizard } from './chat/wizard.ts'

/** The Campaigns desk of the chat: the wizard, the history, the review of clusters and ads, the files. */
export function campaignsDesk(deps: CampaignsHandlerDeps & FieldDeps): Desk {
  const { campaigns } = deps
  const chat = createCampaignsHandlers(deps)
  const { present } = chat
  return {
    name: 'campaigns',
    menu: {
      label: 'button-menu-campaigns',
      data: openCampaigns({}),
      row: 0,
      line: chat.homeLine,
    },
    commands: [
      {
        name: 'new_campaign',
        description: 'command-new-campaign',
        handle: (turn) => chat.start(turn),
      },
      {
        name: 'history',
        description: 'command-history',
        handle: (turn) => present.history(turn, { status: 'active', days: null }, 0),
      },
    ],
    handlers: chat.handlers,
    wizards: [
      campaignWizard({
        ...deps,
        showStarted: chat.showStarted,
        showCampaigns: present.home,
      }),
      renameWizard({ campaigns, showGroup: present.group, showReviewing: present.reviewing }),
    ],
  }
}

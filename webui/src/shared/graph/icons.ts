import {
  IconAdjustments,
  IconApi,
  IconArrowsJoin,
  IconArrowsSplit,
  IconBox,
  IconBraces,
  IconClock,
  IconClockPlay,
  IconCode,
  IconDatabase,
  IconFileText,
  IconFilter,
  IconGitBranch,
  IconGitMerge,
  IconHandClick,
  IconHandStop,
  IconHourglass,
  IconInbox,
  IconMail,
  IconMailOpened,
  IconPencil,
  IconPlayerStop,
  IconRepeat,
  IconSend,
  IconSitemap,
  IconTransform,
  IconUserCheck,
  IconVariable,
  IconWebhook,
  IconWorld,
} from '@tabler/icons-react';

export type Icon = typeof IconBox;

/** The icons that node types name, and for built-in types a second way by the type. */
const ICONS: Record<string, Icon> = {
  adjustments: IconAdjustments,
  api: IconApi,
  'arrows-join': IconArrowsJoin,
  'arrows-split': IconArrowsSplit,
  braces: IconBraces,
  clock: IconClock,
  'clock-play': IconClockPlay,
  code: IconCode,
  database: IconDatabase,
  'file-text': IconFileText,
  filter: IconFilter,
  'git-branch': IconGitBranch,
  'git-merge': IconGitMerge,
  'hand-click': IconHandClick,
  'hand-stop': IconHandStop,
  hourglass: IconHourglass,
  inbox: IconInbox,
  mail: IconMail,
  'mail-opened': IconMailOpened,
  pencil: IconPencil,
  'player-stop': IconPlayerStop,
  repeat: IconRepeat,
  send: IconSend,
  sitemap: IconSitemap,
  transform: IconTransform,
  'user-check': IconUserCheck,
  variable: IconVariable,
  webhook: IconWebhook,
  world: IconWorld,
};

const BY_TYPE: Record<string, Icon> = {
  webhook: IconWebhook,
  manual: IconHandClick,
  schedule: IconClockPlay,
  set: IconPencil,
  transform: IconTransform,
  json: IconBraces,
  condition: IconGitBranch,
  switch: IconArrowsSplit,
  filter: IconFilter,
  merge: IconGitMerge,
  loop: IconRepeat,
  subworkflow: IconSitemap,
  delay: IconHourglass,
  wait: IconHandStop,
  approval: IconUserCheck,
  stop: IconPlayerStop,
  respond: IconSend,
  http_request: IconApi,
  code: IconCode,
  store: IconDatabase,
  log: IconFileText,
  email_send: IconMail,
  email_read: IconMailOpened,
  email_trigger: IconInbox,
};

export function iconOf(type: string, named?: string): Icon {
  return (named && ICONS[named.replace(/^Icon|^icon-/, '')]) || BY_TYPE[type] || IconBox;
}

const HUES: Record<string, number> = { trigger: 170, data: 265, flow: 22, logic: 22, network: 232, http: 232, people: 330, email: 200, code: 285 };

/** The hue of a category's icon tile; status alone owns borders and badges. */
export function hueOf(category: string): number {
  const key = Object.keys(HUES).find((name) => category.toLowerCase().startsWith(name));
  if (key) return HUES[key]!;
  return [...category].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
}

import { ActionIcon, AppShell, Avatar, Burger, Kbd, Menu, Tooltip, UnstyledButton, VisuallyHidden, useMantineColorScheme, useComputedColorScheme } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { IconActivity, IconLogout, IconMoon, IconRoute, IconSearch, IconSun } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, Navigate, NavLink, Outlet, useLocation, useMatches } from 'react-router';
import { me } from '@/api/queries';
import { session } from '@/api/session';
import { CommandPalette } from './CommandPalette';
import { Logo } from './Logo';
import { useSignedIn } from './useSession';
import css from './Shell.module.css';

const PAGES = [
  { to: '/workflows', label: 'Workflows', icon: IconRoute },
  { to: '/executions', label: 'Executions', icon: IconActivity },
];

/** The frame around every page for those who are signed in; everyone else is sent to sign in and then back. */
export function Shell() {
  const signedIn = useSignedIn();
  const { pathname, search } = useLocation();
  if (!signedIn) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  return <Frame />;
}

function Frame() {
  const { pathname } = useLocation();
  const rail = useMatches().some((match) => (match.handle as { rail?: boolean } | undefined)?.rail);
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [open, menu] = useDisclosure(false);
  const { close } = menu;
  useEffect(close, [pathname, close]);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: rail ? 56 : 208, breakpoint: 'sm', collapsed: { mobile: !open } }}
      className={css.shell}
      transitionDuration={0}
    >
      <AppShell.Header className={css.header}>
        <a className="skip" href="#content">
          Skip to content
        </a>
        <Burger opened={open} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" aria-expanded={open} />
        <Link to="/workflows" className={css.brand}>
          <Logo />
          <span>Reprise</span>
        </Link>
        <UnstyledButton className={css.search} onClick={spotlight.open}>
          <IconSearch size={16} aria-hidden />
          <span className={css.searchWords}>Search or run a command</span>
          <Kbd size="xs" className={css.searchKey}>
            Ctrl K
          </Kbd>
        </UnstyledButton>
        <div className={css.corner}>
          <SchemeSwitch />
          <UserMenu />
        </div>
      </AppShell.Header>
      <AppShell.Navbar className={css.nav} data-rail={(rail && !phone) || undefined} aria-label="Main">
        {PAGES.map(({ to, label, icon: Icon }) => (
          <Tooltip key={to} label={label} position="right" disabled={!rail || !!phone} openDelay={150}>
            <NavLink to={to} className={css.link} aria-label={label}>
              <Icon size={20} stroke={1.7} aria-hidden />
              <span className={css.linkWords}>{label}</span>
            </NavLink>
          </Tooltip>
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={css.main}>
        <Outlet />
      </AppShell.Main>
      <CommandPalette />
    </AppShell>
  );
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const label = dark ? 'Light colours' : 'Dark colours';
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={40} aria-label={label} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
        {dark ? <IconSun size={19} /> : <IconMoon size={19} />}
      </ActionIcon>
    </Tooltip>
  );
}

function UserMenu() {
  const user = useQuery(me).data;
  const name = user?.fullName || user?.email || '';
  return (
    <Menu width={240}>
      <Menu.Target>
        <UnstyledButton className={css.user}>
          <Avatar size={32} radius="xl" className={css.avatar}>
            {initials(name)}
          </Avatar>
          <VisuallyHidden>Account</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.who}>
          <strong className="truncate">{name || 'Signed in'}</strong>
          {user && <span className="muted truncate">{user.email}</span>}
          {user?.workspaces.map((workspace) => (
            <span key={workspace.id} className="muted truncate">
              {workspace.name} · {workspace.role}
            </span>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void session.signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s@.]+/).filter(Boolean);
  return ((words[0]?.[0] ?? '') + (words[1]?.[0] ?? '')).toUpperCase();
}

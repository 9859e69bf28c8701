// Promised calls, made over HTTP as an agent's tab would make them, so that screens have something
// to show.
import assert from 'node:assert/strict';

const slot_ms = 30 * 60_000;

export class Promises {
    #numbers = new Map();  // the last command of each user
    constructor(relay) {
        this.relay = relay;
        this.users = new Map();
    }
    async user(name) {
        if (!this.users.has(name)) this.users.set(name, await this.relay.sign_in(name));
        return this.users.get(name);
    }
    async give(name, command) {
        const number = (this.#numbers.get(name) ?? 0) + 1;
        this.#numbers.set(name, number);
        const user = await this.user(name);
        const answer = await user.post('/commands', {client: `promises-${name}`, number, command});
        assert.equal(answer.status, 200, `${command.type} of ${name}: ${JSON.stringify(answer.body)}`);
    }
    // Another number of Client CRM in the agent's hands.
    async #assignment(agent) {
        const manager = await this.user('manager');
        const free = async () => (await manager.get(`/team/${agent}`)).body.items.find(
            (item) => item.stage === 'assigned' && item.type === 'client');
        const found = await free();
        if (found) return found.assignment;
        await manager.post('/assignments', {list: 'prospects', agents: [agent], count: 20});
        return (await free()).assignment;
    }
    // The agent calls a number and promises another call: so many half hours after the one that
    // runs, which is due at once.
    async make(agent, {slots = 0, recipient = 'ANYONE', comments = ''} = {}) {
        const assignment = await this.#assignment(agent);
        const now = Date.now();
        const time = (Math.floor(now / slot_ms) + slots) * slot_ms;
        const wall_time = new Date(time + 3_600_000)  // of the clocks in Lagos
            .toISOString().slice(0, 16).replace('T', ' ');
        await this.give(agent, {type: 'ClaimLead', assignment});
        await this.give(agent, {
            type: 'CompleteCall', assignment, outcome: 'CALLBK', notes: 'In a meeting.',
            started_at: now, ended_at: now,
            callback: {time, wall_time, zone: 'Africa/Lagos', recipient, comments},
        });
    }
    async change_campaign(change) {
        const admin = await this.user('admin');
        const campaign = (await admin.get('/campaigns')).body.items.find(({id}) => id === 'client');
        await this.give('admin', {type: 'SaveCampaign', campaign: {...campaign, ...change}});
    }
    async change_user(username, change) {
        const admin = await this.user('admin');
        const {items} = (await admin.get('/users')).body;
        const user = items.find((one) => one.username === username);
        await this.give('admin', {type: 'SaveUser', user: {...user, ...change}});
    }
}

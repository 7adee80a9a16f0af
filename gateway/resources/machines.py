"""Programs: their keys, and the feed that tells them what happened."""

from contracts.identity import rpc as identity
from contracts.preservation import rpc as preservation
from gateway.auth import APPLICANT, FOLLOWING, KEYHOLDERS
from gateway.resources.verbs import add, drop, read

ROUTES = (
    read(
        "/events",
        preservation.LIST_EVENTS,
        zh="事件",
        en="What happened to one's own and one's organisations' applications; ask again with `next` as `after`",
        roles=APPLICANT,
        scope=FOLLOWING,
    ),
    read(
        "/api-keys",
        identity.LIST_API_KEYS,
        zh="接口密钥列表",
        en="The keys of the account, of its organisations, or of its office; not the keys themselves",
        roles=KEYHOLDERS,
    ),
    add(
        "/api-keys",
        identity.CREATE_API_KEY,
        zh="创建接口密钥",
        en="Make a key, shown once. What needs a step-up needs none of a key: so making it does",
        roles=KEYHOLDERS,
        proof=True,
    ),
    drop(
        "/api-keys/{key_id:uuid}",
        identity.REVOKE_API_KEY,
        zh="停用接口密钥",
        en="End a key; it is refused at once",
        roles=KEYHOLDERS,
    ),
)

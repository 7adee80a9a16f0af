"""Courts, causes, fees: what anybody may look up."""

from contracts.preservation import rpc
from gateway.auth import ANYONE
from gateway.resources.verbs import read

ROUTES = (
    read("/courts", rpc.LIST_COURTS, zh="法院列表", en="Courts, all or by words or parent", roles=ANYONE),
    read("/causes", rpc.LIST_CAUSES, zh="案由列表", en="Causes of action of the list in force", roles=ANYONE),
    read(
        "/fees/preservation",
        rpc.ASSESS_FEE,
        zh="保全申请费计算",
        en="The application fee for an amount, with its tiers [诉讼费用交纳办法 art. 14(2)]",
        roles=ANYONE,
    ),
)

#!/usr/bin/env bash
# Starts a Slurm of one node on this machine, for `cargo test -p windlass-cli --test arrays`; needs root and Debian's
# packages: apt-get install slurm-wlm munge. Everything it makes lies in /run/windlass-slurm; `stop` ends it.
set -euo pipefail
home=/run/windlass-slurm
if [ "${1:-start}" = stop ]; then
    for daemon in slurmd slurmctld munged; do
        [ -f "$home/$daemon.pid" ] && kill "$(cat "$home/$daemon.pid")" || true
    done
    exit
fi
mkdir -p "$home/state" "$home/spool" /etc/slurm /run/munge
host=$(hostname -s)
cat >/etc/slurm/slurm.conf <<END
ClusterName=windlass
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
StateSaveLocation=$home/state
SlurmdSpoolDir=$home/spool
SlurmctldPidFile=$home/slurmctld.pid
SlurmdPidFile=$home/slurmd.pid
SlurmctldLogFile=$home/slurmctld.log
SlurmdLogFile=$home/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
chown munge: /run/munge
runuser -u munge -- munged --pid-file=/run/munge/munged.pid --force
ln -sf /run/munge/munged.pid "$home/munged.pid"
slurmctld
slurmd
for _ in $(seq 30); do
    sinfo --noheader --states=idle | grep -q idle && exec sinfo
    sleep 1
done
tail -5 "$home"/*.log >&2
exit 1

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/tables.h"

namespace sightline::demo
{

namespace
{

constexpr std::string_view kFirst[] = {
    "Ada",    "Alan",  "Amara", "Anika",  "Anton", "Asha",  "Bela",   "Boris", "Carla",  "Cedric",
    "Chen",   "Clara", "Dalia", "Daniel", "Diego", "Edith", "Elena",  "Emil",  "Esther", "Farid",
    "Fatima", "Felix", "Freya", "Gita",   "Goran", "Hana",  "Henrik", "Ida",   "Imani",  "Ines",
    "Ivan",   "Jamal", "Jana",  "Joost",  "Kamal", "Kira",  "Lars",   "Lena",  "Lina",   "Lukas",
    "Mara",   "Marek", "Mina",  "Nadia",  "Nils",  "Noor",  "Olga",   "Omar",  "Paula",  "Pavel",
    "Priya",  "Quinn", "Rana",  "Rafael", "Rosa",  "Samir", "Sofia",  "Tariq", "Vera",   "Yusuf"};

constexpr std::string_view kLast[] = {
    "Abara",   "Adler",   "Almeida", "Amsel",  "Arden",   "Baker",  "Banda",  "Bauer",   "Bello",  "Berg",
    "Brandt",  "Castro",  "Cole",    "Costa",  "Dahl",    "Dube",   "Duarte", "Eriksen", "Falk",   "Farah",
    "Fischer", "Fonseca", "Fuller",  "Garcia", "Gruber",  "Haddad", "Hansen", "Hoffman", "Holt",   "Ibrahim",
    "Iyer",    "Jansen",  "Kamau",   "Keller", "Khumalo", "Klein",  "Kovac",  "Lange",   "Larsen", "Lopez",
    "Maseko",  "Meyer",   "Moreau",  "Naidoo", "Ndlovu",  "Novak",  "Okafor", "Olsen",   "Patel",  "Peters",
    "Pillay",  "Ramos",   "Reyes",   "Sato",   "Sharma",  "Silva",  "Torres", "Vogel",   "Wagner", "Zulu"};

constexpr Department kDepartments[] = {
    {"Information Technology",
     "IT",
     {"Head of IT", "Systems Engineer", "Service Desk Analyst", "Network Engineer"},
     120,
     kAppTickets},
    {"Finance",
     "Finance",
     {"Finance Director", "Accountant", "Payroll Specialist", "Controller"},
     140,
     kAppReports},
    {"Sales",
     "Sales",
     {"Sales Director", "Account Manager", "Sales Representative", "Bid Manager"},
     220,
     kAppSales},
    {"Operations",
     "Operations",
     {"Operations Director", "Planner", "Dispatcher", "Site Supervisor"},
     200,
     kAppReports},
    {"Engineering",
     "Engineering",
     {"Engineering Director", "Design Engineer", "Test Engineer", "Draughtsperson"},
     160,
     kAppPlanner},
    {"Human Resources",
     "HR",
     {"HR Director", "Recruiter", "HR Business Partner", "Training Officer"},
     70,
     kAppPlanner},
    {"Legal",
     "Legal",
     {"General Counsel", "Contracts Officer", "Compliance Officer", "Paralegal"},
     40,
     kAppPlanner},
    {"Marketing",
     "Marketing",
     {"Marketing Director", "Content Editor", "Events Manager", "Analyst"},
     50,
     kAppSales}};

constexpr Place kPlaces[] = {
    {"Johannesburg", "Gauteng", "ZA", "-26.2041", "28.0473", "Demo Fibre South", 2},
    {"Nairobi", "Nairobi", "KE", "-1.2864", "36.8172", "Demo Fibre East", 3},
    {"Cape Town", "Western Cape", "ZA", "-33.9249", "18.4241", "Demo Fibre South", 2},
    {"Singapore", "Singapore", "SG", "1.3521", "103.8198", "Demo Transit Asia", 8},
    {"Dubai", "Dubai", "AE", "25.2048", "55.2708", "Demo Transit Gulf", 4},
    {"Mumbai", "Maharashtra", "IN", "19.0760", "72.8777", "Demo Transit Asia", 5},
    {"Sao Paulo", "Sao Paulo", "BR", "-23.5505", "-46.6333", "Demo Transit South", -3},
    {"Lagos", "Lagos", "NG", "6.5244", "3.3792", "Demo Transit West", 1},
    {"Istanbul", "Istanbul", "TR", "41.0082", "28.9784", "Demo Transit Bosporus", 3},
    {"Bangkok", "Bangkok", "TH", "13.7563", "100.5018", "Demo Transit Asia", 7},
    {"Bogota", "Bogota", "CO", "4.7110", "-74.0721", "Demo Transit Andes", -5}};

constexpr CloudApp kApps[] = {{"Office 365 Exchange Online", "00000002-0000-0ff1-ce00-000000000000",
                               "Office 365 Exchange Online", "00000002-0000-0ff1-ce00-000000000000"},
                              {"Office 365 SharePoint Online", "00000003-0000-0ff1-ce00-000000000000",
                               "Office 365 SharePoint Online", "00000003-0000-0ff1-ce00-000000000000"},
                              {"Microsoft Teams", "1fec8e78-bce4-4aaf-ab1b-5451cc387264", "Microsoft Graph",
                               "00000003-0000-0000-c000-000000000000"},
                              {"Microsoft Office", "d3590ed6-52b3-4102-aeff-aad2292ab01c", "Microsoft Graph",
                               "00000003-0000-0000-c000-000000000000"},
                              {"Azure Portal", "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
                               "Windows Azure Service Management API",
                               "797f4846-ba00-4fd7-ba43-dac1f8f63013"},
                              {"Azure Active Directory PowerShell", "1b730954-1685-4b74-9bfd-dac224a7b894",
                               "Windows Azure Active Directory", "00000002-0000-0000-c000-000000000000"},
                              {"Sales Cloud", "5b1f0e6a-7c55-4c0d-9a57-1f6f5d0c2a31", "Sales Cloud",
                               "5b1f0e6a-7c55-4c0d-9a57-1f6f5d0c2a31"},
                              {"Power BI Service", "00000009-0000-0000-c000-000000000000", "Power BI Service",
                               "00000009-0000-0000-c000-000000000000"},
                              {"Service Tickets", "c2c3b8c4-53f2-4d9e-8f38-6a7ad3f0c5b2", "Service Tickets",
                               "c2c3b8c4-53f2-4d9e-8f38-6a7ad3f0c5b2"},
                              {"Microsoft Planner", "09abbdfd-ed23-44ee-a2d9-a627aa1c90f3", "Microsoft Graph",
                               "00000003-0000-0000-c000-000000000000"},
                              {"Travel Expenses", "7e0a8d15-0a4f-4a0e-8a43-5b1c84a8de11", "Travel Expenses",
                               "7e0a8d15-0a4f-4a0e-8a43-5b1c84a8de11"},
                              {"Learning Hub", "a3d9c1f2-6b7e-4f50-9b21-0c5e7d8a9f42", "Learning Hub",
                               "a3d9c1f2-6b7e-4f50-9b21-0c5e7d8a9f42"},
                              {"Contract Signing", "f4b6a7d8-1e2c-4d3b-8a90-2f7c6b5e4d13", "Contract Signing",
                               "f4b6a7d8-1e2c-4d3b-8a90-2f7c6b5e4d13"},
                              {"Whiteboard Online", "95de633a-083e-42f5-b444-a4295d8e9314", "Microsoft Graph",
                               "00000003-0000-0000-c000-000000000000"}};

// Desks (0-2) and telephones (3-4), a release a line of five; 5 and 6 are what neither attack nor
// administrator is alone in using.
constexpr std::string_view kPhoneKind = "Mobile Apps and Desktop clients";

constexpr Client kClients[] = {
    {"Windows 11", "Edge 139.0.0",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0",
     "Browser"},
    {"Windows 10", "Chrome 139.0.0",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/139.0.0.0 Safari/537.36",
     "Browser"},
    {"MacOs", "Safari 18.5",
     "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Version/18.5 Safari/605.1.15",
     "Browser"},
    {"Ios 18.5", "Mobile Safari",
     "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Mobile/15E148",
     kPhoneKind},
    {"Android 15", "Chrome Mobile 138.0.0",
     "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/138.0.0.0 Mobile Safari/537.36",
     kPhoneKind},
    {"Linux", "Firefox 140.0", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
     "Browser"},
    {"", "Rich Client 4.0", "python-requests/2.32.3", "Authenticated SMTP"},
    {"Windows 11", "Edge 140.0.0",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
     "Browser"},
    {"Windows 10", "Chrome 140.0.0",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/140.0.0.0 Safari/537.36",
     "Browser"},
    {"MacOs", "Safari 18.6",
     "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Version/18.6 Safari/605.1.15",
     "Browser"},
    {"Ios 18.6", "Mobile Safari",
     "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Mobile/15E148",
     kPhoneKind},
    {"Android 15", "Chrome Mobile 139.0.0",
     "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/139.0.0.0 Mobile Safari/537.36",
     kPhoneKind},
    {"Windows 11", "Edge 141.0.0",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
     "Browser"},
    {"Windows 10", "Chrome 141.0.0",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/141.0.0.0 Safari/537.36",
     "Browser"},
    {"MacOs", "Safari 18.7",
     "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Version/18.7 Safari/605.1.15",
     "Browser"},
    {"Ios 18.7", "Mobile Safari",
     "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Mobile/15E148",
     kPhoneKind},
    {"Android 15", "Chrome Mobile 140.0.0",
     "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/140.0.0.0 Mobile Safari/537.36",
     kPhoneKind},
    {"Windows 11", "Edge 142.0.0",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
     "Browser"},
    {"Windows 10", "Chrome 142.0.0",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/142.0.0.0 Safari/537.36",
     "Browser"},
    {"MacOs", "Safari 18.8",
     "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Version/18.8 Safari/605.1.15",
     "Browser"},
    {"Ios 18.8", "Mobile Safari",
     "Mozilla/5.0 (iPhone; CPU iPhone OS 18_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Mobile/15E148",
     kPhoneKind},
    {"Android 15", "Chrome Mobile 141.0.0",
     "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/141.0.0.0 Mobile Safari/537.36",
     kPhoneKind}};

constexpr std::uint8_t kReleased = 5;   // clients in a release
constexpr std::uint8_t kFirstLater = 7; // of the second release

constexpr SignInResult kResults[] = {
    {"0", ""},
    {"50126", "Error validating credentials due to invalid username or password."},
    {"50074", "Strong Authentication is required."},
    {"50140", "This error occurred due to 'Keep me signed in' interrupt when the user was signing-in."},
    {"50053",
     "The account is locked, you've tried to sign in too many times with an incorrect user ID or password."},
    {"50057", "User account is disabled."},
    {"53003", "Access has been blocked by Conditional Access policies."}};

constexpr std::string_view kTopics[] = {"Budget",   "Forecast", "Contract", "Minutes",  "Roadmap", "Invoice",
                                        "Tender",   "Payroll",  "Survey",   "Handbook", "Layout",  "Audit",
                                        "Schedule", "Quote",    "Incident", "Training"};

constexpr std::string_view kExtensions[] = {"docx", "xlsx", "pptx", "pdf", "xlsx", "docx", "csv", "txt"};

} // namespace

std::span<const std::string_view> firstNames()
{
    return kFirst;
}

std::span<const std::string_view> lastNames()
{
    return kLast;
}

std::span<const Department> departments()
{
    return kDepartments;
}

std::span<const Place> places()
{
    return kPlaces;
}

std::span<const CloudApp> cloudApps()
{
    return kApps;
}

std::span<const Client> clients()
{
    return kClients;
}

std::uint8_t clientAt(std::uint8_t client, std::uint32_t release)
{
    if (client >= kReleased || release == 0) return client;
    return static_cast<std::uint8_t>(kFirstLater + kReleased * (release - 1) + client);
}

bool isPhone(std::uint8_t client)
{
    if (client >= kFirstLater) client = static_cast<std::uint8_t>((client - kFirstLater) % kReleased);
    return client == 3 || client == 4;
}

std::span<const SignInResult> signInResults()
{
    return kResults;
}

std::span<const std::string_view> documentTopics()
{
    return kTopics;
}

std::span<const std::string_view> documentExtensions()
{
    return kExtensions;
}

} // namespace sightline::demo
